package io.weir.threat;

import io.weir.threat.client.ProtocolAbuse;
import io.weir.threat.client.Scanners;
import io.weir.threat.code.DirectoryInjection;
import io.weir.threat.code.HeaderInjection;
import io.weir.threat.code.JndiLookup;
import io.weir.threat.code.NodeInjection;
import io.weir.threat.code.PhpInjection;
import io.weir.threat.code.TemplateInjection;
import io.weir.threat.code.XmlInjection;
import io.weir.threat.file.KnownPaths;
import io.weir.threat.file.PathTraversal;
import io.weir.threat.file.RemoteInclusion;
import io.weir.threat.file.SensitiveFiles;
import io.weir.threat.rule.Rule;
import io.weir.threat.shell.CommandInjection;
import io.weir.threat.sql.SqlInjection;
import io.weir.threat.web.MarkupInjection;
import io.weir.threat.web.ScriptInjection;
import java.util.List;

/** All rules. */
final class Rules {
  static final List<Rule> ALL =
      List.of(
          new SqlInjection(),
          new MarkupInjection(),
          new ScriptInjection(),
          new PathTraversal(),
          new RemoteInclusion(),
          new CommandInjection(),
          new JndiLookup(),
          new TemplateInjection(),
          new PhpInjection(),
          new NodeInjection(),
          new XmlInjection(),
          new DirectoryInjection(),
          new HeaderInjection(),
          new SensitiveFiles(),
          new KnownPaths(),
          new Scanners(),
          new ProtocolAbuse());

  private Rules() {}
}
