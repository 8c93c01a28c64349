package io.weir.threat.shell;

import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/**
 * Commands of PowerShell by their grammar: an approved verb, a hyphen, and what it is done to.
 * Source: Microsoft's list of approved verbs and of the modules that Windows brings.
 */
final class Cmdlets {
  private static final Words VERBS =
      Words.of(
          """
          get set new invoke start stop remove add import export out write read test enter exit
          select where foreach convertto convertfrom copy move rename register unregister enable
          disable restart resume clear resolve update save send receive install uninstall mount""");

  private static final Words NOUNS =
      Words.of(
          """
          item itemproperty childitem content process service wmiobject wmimethod ciminstance
          cimmethod command location object host expression webrequest restmethod history acl
          eventlog winevent netipaddress netipconfiguration netadapter nettcpconnection localuser
          localgroup localgroupmember aduser adcomputer addomain adgroup clipboard computerinfo
          psdrive pssession job credential executionpolicy scheduledtask mppreference mpthreat
          netfirewallrule netfirewallprofile filehash hotfix alias member module type typedata
          variable securestring string bitstransfer smbshare computer dnsname packageprovider
          package windowsfeature windowscapability volume disk csv json clixml mailmessage
          vmhost authenticodesignature trace transcript sleep""");

  private Cmdlets() {}

  static boolean isOne(Text text, int from, int end) {
    int hyphen = text.near('-', from, Math.min(end - from, 12));
    return hyphen > from
        && VERBS.contains(text, from, hyphen)
        && NOUNS.contains(text, hyphen + 1, end);
  }
}
