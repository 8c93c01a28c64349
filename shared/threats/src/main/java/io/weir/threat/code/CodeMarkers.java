package io.weir.threat.code;

import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Triggers;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/**
 * Names that code on a server uses and requests do not: modules, classes and attributes that reach
 * the process, the file system or the interpreter from Node, Python, Ruby, Java, .NET, VBScript and
 * Lua, and the beginnings of serialised objects. From the languages' own references and the
 * advisories that {@link NodeInjection} names.
 */
final class CodeMarkers {
  /**
   * How sure, from 0.00 to 0.99, and what; a name that could be of anything needs code beside it.
   */
  private static final String[] TABLE = {
    "0.75 '.execute(",
    "0.75 \".execute(",
    "0.70 binaryformatter",
    "0.90 !!com.sun",
    "0.85 !!java.",
    "0.90 !!javax",
    "0.80 !!org.",
    "0.90 !!python/",
    "0.85 !!ruby",
    "0.60 !py!",
    "0.85 !ruby/object",
    "0.65 .forname(",
    "0.65 .getclass(",
    "0.95 _$$nd_func$$_",
    "0.70 __base__",
    "0.75 __bases__",
    "0.75 __builtins__",
    "0.70 __class__",
    "0.65 __code__",
    "0.75 __definegetter__",
    "0.75 __definesetter__",
    "0.65 __dict__",
    "0.80 __getattribute__",
    "0.50 __getter__",
    "0.80 __globals__",
    "0.75 __import__",
    "0.85 __import__(",
    "0.60 __init__",
    "0.70 __js_function",
    "0.75 __lookupgetter__",
    "0.75 __lookupsetter__",
    "0.75 __mro__",
    "0.75 __reduce__",
    "0.60 __schema",
    "0.85 __subclasses__",
    "0.60 __type{",
    "0.90 _memberaccess",
    "0.60 aced0005",
    "0.75 adodb.stream",
    "0.60 appendfile(",
    "0.50 base64_decode",
    "0.80 bsh.interpreter",
    "0.50 buffer.from(",
    "0.50 builtins.",
    "0.70 cfexecute",
    "0.80 child_process",
    "0.85 class.classloader",
    "0.80 class.forname(",
    "0.90 class.module.classloader",
    "0.70 class_eval",
    "0.55 classloader",
    "0.55 com.sun.",
    "0.80 commands.getoutput(",
    "0.50 compile('",
    "0.60 const_get(",
    "0.65 convert.base64",
    "0.65 convert.iconv",
    "0.80 constructor.constructor",
    "0.60 cpickle",
    "0.65 createreadstream(",
    "0.65 createwritestream(",
    "0.60 dir.entries(",
    "0.60 dir.glob(",
    "0.70 downloadfile(",
    "0.75 downloadstring(",
    "0.75 erb.new(",
    "0.75 eval(string.from",
    "0.65 exec.command(",
    "0.65 execfile(",
    "0.60 execfile('",
    "0.75 execfilesync(",
    "0.75 execsync(",
    "0.50 file.open(",
    "0.50 file.read(",
    "0.80 freemarker.template",
    "0.70 fs.readdir",
    "0.70 fs.readfile",
    "0.65 fs.unlink",
    "0.70 fs.writefile",
    "0.55 function.prototype",
    "0.60 getattr(",
    "0.85 getclass().forname(",
    "0.75 getclassloader",
    "0.75 getdeclaredmethod",
    "0.60 getmethod(",
    "0.75 getpagecontext(",
    "0.85 getruntime(",
    "0.80 global.process",
    "0.80 globalthis.process",
    "0.70 groovy.lang",
    "0.70 groovy.util",
    "0.70 groovyshell",
    "0.50 http.get(",
    "0.70 import socket",
    "0.60 importlib",
    "0.70 instance_eval",
    "0.70 instance_variable_get",
    "0.70 io.popen",
    "0.50 io.read(",
    "0.60 io.readlines",
    "0.70 io.sysopen",
    "0.60 java.io.",
    "0.70 java.lang.",
    "0.75 java.lang.class",
    "0.85 java.lang.processbuilder",
    "0.85 java.lang.runtime",
    "0.55 java.lang.string",
    "0.75 java.lang.system",
    "0.70 java.lang.thread",
    "0.60 java.net.",
    "0.55 java.util.",
    "0.65 java.util.scanner",
    "0.55 javax.",
    "0.65 javax.el.",
    "0.75 javax.naming",
    "0.75 javax.script",
    "0.80 kernel.eval",
    "0.70 kernel.exec",
    "0.70 kernel.fork",
    "0.70 kernel.open",
    "0.80 kernel.system",
    "0.65 loadclass(",
    "0.65 loadstring(",
    "0.70 luajava",
    "0.75 marshal.load",
    "0.80 module.constructor",
    "0.50 module.exports",
    "0.75 module.require",
    "0.70 module_eval",
    "0.60 net.connect(",
    "0.65 net.createserver(",
    "0.60 new function(",
    "0.60 newinstance(",
    "0.60 object.constructor",
    "0.60 object.defineproperty(",
    "0.60 object.prototype",
    "0.65 object.setprototypeof(",
    "0.60 objectspace.",
    "0.75 open3.capture",
    "0.75 open3.popen",
    "0.50 org.apache.",
    "0.65 org.apache.commons",
    "0.55 org.springframework.",
    "0.60 os.environ",
    "0.80 os.execl(",
    "0.75 os.execute(",
    "0.75 os.listdir(",
    "0.85 os.popen(",
    "0.70 os.remove(",
    "0.85 os.system(",
    "0.75 pickle.loads",
    "0.50 platform.system(",
    "0.55 process.argv",
    "0.90 process.binding",
    "0.60 process.cwd",
    "0.60 process.env",
    "0.60 process.exit",
    "0.65 process.kill",
    "0.90 process.mainmodule",
    "0.50 process.pid",
    "0.50 process.platform",
    "0.70 process.spawn(",
    "0.55 process.stdout",
    "0.55 process.versions",
    "0.75 processbuilder",
    "0.75 pty.spawn",
    "0.75 readdirsync(",
    "0.75 readfilesync(",
    "0.65 reflect.construct",
    "0.60 request.item[",
    "0.55 require(",
    "0.60 resolved_model",
    "0.60 response.write(",
    "0.80 runinnewcontext",
    "0.80 runinthiscontext",
    "0.60 scriptengine",
    "0.80 scripting.filesystemobject",
    "0.75 server.createobject",
    "0.65 server.mappath",
    "0.55 servletcontext",
    "0.60 setattr(",
    "0.70 settimeout(string",
    "0.75 shell.application",
    "0.75 spawnsync(",
    "0.60 std::process",
    "0.65 string.fromcharcode(",
    "0.60 subprocess.",
    "0.60 sun.misc.",
    "0.50 sys.exit(",
    "0.70 sys.modules",
    "0.65 syscall.exec",
    "0.70 system.diagnostics",
    "0.70 system.getenv(",
    "0.70 system.getproperty(",
    "0.65 system.io.file",
    "0.70 system.net.webclient",
    "0.65 system.reflection",
    "0.70 system.setproperty",
    "0.60 this.constructor",
    "0.50 thymeleaf",
    "0.75 unlinksync(",
    "0.75 urlclassloader",
    "0.80 vm.runin",
    "0.75 writefilesync(",
    "0.80 wscript.shell",
    "0.70 yaml.load(",
    "0.90 ysoserial"
  };

  /** Where a marker begins in its entry. */
  private static final int MARKER = 5;

  /** For each first letter the last entry, counted from 1, and for each entry the one before. */
  private static final int[] LAST = new int[128];

  private static final int[] BEFORE = new int[TABLE.length];

  static {
    for (int k = 0; k < TABLE.length; k++) {
      char first = TABLE[k].charAt(MARKER);
      BEFORE[k] = LAST[first];
      LAST[first] = k + 1;
    }
  }

  private CodeMarkers() {}

  /** Names the words that the markers begin with, where nothing else about them is odd. */
  static void triggers(Triggers triggers) {
    for (String entry : TABLE) {
      int dot = entry.indexOf('.', MARKER);
      if (dot != MARKER && entry.indexOf("__", MARKER) < 0 && isNames(entry)) {
        triggers.add(
            dot > 0 ? When.DOTTED : When.ALWAYS,
            entry.substring(MARKER, dot > 0 ? dot : entry.length()));
      }
    }
  }

  private static boolean isNames(String entry) {
    for (int i = MARKER; i < entry.length(); i++) {
      if (entry.charAt(i) != '.' && !Bytes.isWord(entry.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** A marker that is one word is the whole word; behind a dot the name may go on. */
  private static boolean ends(Text text, int end, String entry) {
    boolean word = entry.indexOf('.', MARKER) < 0 && Bytes.isWord(entry.charAt(entry.length() - 1));
    return !word || entry.startsWith("__", MARKER) || !Bytes.isWord(text.at(end));
  }

  private static double confidence(String entry) {
    return ((entry.charAt(2) - '0') * 10 + entry.charAt(3) - '0') / 100.0;
  }

  /** An ordinary word may well be of anything, and so may what ends in the middle of a name. */
  private static boolean isWeak(String entry) {
    if (entry.charAt(entry.length() - 1) == '.') {
      return true;
    }
    for (int i = MARKER; i < entry.length(); i++) {
      if (!Bytes.isLetter(entry.charAt(i))) {
        return false;
      }
    }
    return confidence(entry) < 0.7;
  }

  private static boolean hasCode(Text text) {
    return text.has('(') || text.has('{') || text.has('!') || text.has('[') || text.has(';');
  }

  /** A stack trace of Java names the places where it was: {@code at a.B.c(B.java:12)}. */
  private static boolean isTrace(Text text, int first) {
    return (first == 'j' || first == 'o' || first == 'c' || first == 's')
        && text.contains(".java:")
        && text.contains("at ");
  }

  /** Reports every marker that begins here. */
  static void look(Text text, int i, Evidence out) {
    int first = text.at(i);
    boolean after = Bytes.isWord(text.at(i - 1));
    boolean glued = after && (Bytes.isLetter(first) || first == '_');
    if (first < 0 || first > 127 || glued) {
      return;
    }
    for (int k = LAST[first]; k > 0; k = BEFORE[k - 1]) {
      String entry = TABLE[k - 1];
      int end = i + entry.length() - MARKER;
      if (text.startsWith(i, entry, MARKER) && ends(text, end, entry)) {
        boolean weak = (isWeak(entry) && !hasCode(text)) || isTrace(text, first);
        double confidence = weak ? 0.35 : confidence(entry);
        out.add(CodeRule.MARKER, confidence, i, end + 24);
      }
    }
  }
}
