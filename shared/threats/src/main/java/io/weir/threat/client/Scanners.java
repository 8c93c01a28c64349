package io.weir.threat.client;

import io.weir.threat.ThreatClass;
import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Rule;
import io.weir.threat.rule.RuleName;
import io.weir.threat.rule.Triggers;
import io.weir.threat.rule.Triggers.When;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;
import java.util.List;

/**
 * Vulnerability scanners, surveys of the Internet and attack tools by what they call themselves.
 *
 * <p>A name counts where it stands as a word of its own in the user agent. HTTP libraries, search
 * engines, previews and feed readers are no scanners. What hides behind a browser's name is found
 * by what it asks for, not here. The names are the tools' own, from their manuals.
 */
public final class Scanners implements Rule {
  private static final int TOOL = 1;
  private static final int SURVEY = 2;
  private static final int AUDIT = 4;

  /** A tool that has its name from a word, as telephones and games do. */
  private static final int SHARED = 16;

  /** Python's library for requests, and no tool of the name. */
  private static final String LIBRARY = "python-httpx";

  private static final Words NAMES =
      new Words.Builder()
          .add(
              TOOL,
              """
              nikto sqlmap nmap masscan zgrab zmap nessus openvas openvasvt openvas-vt acunetix
              netsparker invicti nuclei wpscan joomscan droopescan cmsmap dirbuster gobuster
              feroxbuster dirsearch ffuf wfuzz wafw00f whatweb w3af arachni skipfish burpsuite
              burpcollaborator zaproxy havij sqlninja sqlsus bbqsql
              commix xsser xsstrike dalfox jaeles grendel-scan webinspect appscan
              zmeu morfeus dfind jorgee metasploit fimap uniscan golismero webshag wapiti
              paros webscarab brutus patator whisker libwhisker n-stealth nsauditor qualys
              nexpose rapid7 tenable muieblackcat blackwidow
              detectify probely gitleaks subfinder httpx naabu dnsx interactsh
              oast sysscan fuzz fuzzer xspider sitelock-scan cgichk black-widow prowebwalker
              l9explore l9tcpid l9scan leakix lkxscan kiterunner ghauri jbrofuzz pmafind
              hellothinkphp nvdorz mozlila whatwaf bilbo internet-measurement ivre
              webvulnscan sqlpowerinjector bsqlbf mysqloit damejandra scanbot_
              webcruiser hexometer\
              """)
          .add(SHARED, "vega hydra medusa intruder absinthe pangolin grabber webster quake")
          .add(
              SURVEY,
              """
              censysinspect censys shodan netsystemsresearch expanse internetmeasurement netcraft
              bitsightbot bitsight ltx71 projectdiscovery binaryedge onyphe stretchoid securitytrails
              cypex visionheight onlyscans netlas fofa zoomeye driftnet shadowserver
              criminalip modatscanner riddler cloudmapping nettrackbot
              hadrian getodin ips-agent dnsscanner leakspy asnriskscorer bitdiscovery watchtowr issc
              isscyberriskcrawler wellknownbot k7mlwcbot sbl-bot binlar verispider krawler krawlerbot
              reverseengineeringbot keydrop dratabot mrgbot nstoolsbot emailwolf recordedfuture
              tracemyfile obot ec2linkfinder dorkbot ut-dorkbot cyberpatrol safednsbot lightspeedsystems
              lightspeedsystemscrawler urlbeebot artemisbot infrawatch genomecrawlerd
              alphastrike sekoia assetnote panorays pulsedive urlscan xpanse ipip
              gdnplus gather internet-structure internettl internet-census aliyunsecbot virustotalcloud\
              """)
          .add(
              AUDIT,
              """
              ssllabs testssl sslyze hstspreload hstspreload-bot hardenize securityheaders sucuri wpsec
              webtotem wtotem vaultpress akismetbot twinwavescanner foregenix blackduck blackduck-fd iubenda-radar
              certchief legalmonster siteobserver browserbot-observer cookiehub cookiehubscan cookiehubverify cookieyesbot cookie-maestro projectshield-urlcheck
              google-trust-services dns-crawler software-security-research cloudflare-ssldetector
              cloudflare-radar-scanner digicert csirt cert-pl xmco security-center
              certificate-transparency mozilla-observatory immuniweb pentest pentest-tools
              upguard securityscorecard riskiq quttera sitelock siteguarding malcare
              wordfence trustguard comodo hackerguardian observatory cookiebot onetrust usercentrics
              cookiefirst termly iubenda consentmanager trustarc sucuribot urlvoid virustotal
              safebrowsing\
              """)
          .build();

  /** What monitors check, too. */
  private static final int CHECKED = 8;

  private static final Words SPEAKING =
      new Words.Builder()
          .add(CHECKED, "ssl tls certificate")
          .add(
              AUDIT,
              """
              security vulnerability vulnerabilities pentest pentesting pentester exploit malware phishing
              virus antivirus threat threats hacker hacking cyber
              cybersecurity infosec recon osint census scanning scanned scans scan attack attacks honeypot
              whitehat bugcrowd hackerone abuse intrusion forensics\
              """)
          .build();

  private static final String[] PARTS = {
    "vuln", "pentest", "threat", "malware", "phish", "securit", "leak", "secbot"
  };

  private static final String[] PHRASES = {
    "ssl labs",
    "tls tester",
    "fuzz faster u fool",
    "nmap scripting engine",
    "test certificate info",
    "feed image audit",
    "do not track verifier",
    "header detector",
    "web vulnerability scanner",
    "security scanner",
    "banner detection",
    "banner grab",
    "vulnerability scan",
    "security-research",
    "artemis; cert",
    "ninja bot",
    "unshorten.it",
    "cookiemaestro",
    "cookie scan",
    "scanned by",
    "appid: s~virustotal",
    "/scanning",
    ".nasl",
    "abuse.xmco",
    "palo alto networks company",
    "cloudflare-ssl",
    "cookiehub bot",
    "air.ai/scan",
    ".com/scan ",
    "dns-crawler",
    "security-center",
    "pentest",
    "port check",
    "bug bounty",
    "bugbounty",
    "interactsh",
    "interact.sh",
    "oast.",
    "burpcollaborator",
    "oastify",
    "getodin.com"
  };

  @Override
  public ThreatClass threatClass() {
    return ThreatClass.SCANNER;
  }

  @Override
  public String prefix() {
    return "scanner";
  }

  @Override
  public List<RuleName> names() {
    return List.of(ScannerRule.values());
  }

  @Override
  public void triggers(Triggers triggers) {
    triggers.add(When.ALWAYS, Marks.WORDS);
  }

  @Override
  public void look(Unit unit, Evidence evidence) {
    if (unit.place() != Place.AGENT) {
      Marks.look(unit, evidence);
      return;
    }
    Text text = unit.text();
    int words = Apps.isOne(text) ? 0 : Apps.isMonitor(text) ? AUDIT : AUDIT | CHECKED;
    int i = 0;
    while (i < text.length()) {
      if (Bytes.isWord(text.at(i))) {
        int end = i;
        while (Bytes.isWord(text.at(end)) || text.at(end) == '-') {
          end++;
        }
        if (!text.startsWith(i, LIBRARY)) {
          name(text, i, end, words, evidence);
        }
        i = end;
      } else {
        i++;
      }
    }
    for (String phrase : PHRASES) {
      int at = text.indexOf(phrase, 0);
      if (at >= 0) {
        evidence.add(ScannerRule.PHRASE, 0.7, at, at + phrase.length());
      }
    }
    shape(text, evidence);
  }

  private static void name(Text text, int from, int end, int words, Evidence out) {
    if (text.at(from - 1) == '.') {
      return;
    }
    int bits = NAMES.bits(text, from, end);
    for (int i = from; i < end && bits == 0; i++) {
      if (text.at(i) == '-' || text.at(i) == '_') {
        bits = NAMES.bits(text, from, i) | NAMES.bits(text, i + 1, end);
      }
    }
    if (bits == 0 && words != 0 && !host(text, end)) {
      bits = speaking(text, from, end, words);
    }
    boolean shared = (bits & SHARED) != 0 && (text.at(end) == '/' || !Apps.isOne(text));
    if (shared || (bits & TOOL) != 0) {
      out.add(ScannerRule.TOOL, 0.85, from, end);
    } else if ((bits & ~SHARED) != 0) {
      out.add((bits & SURVEY) != 0 ? ScannerRule.SURVEY : ScannerRule.AUDIT, 0.65, from, end);
    }
  }

  /** The name of a host says whose it is, not what the client does. */
  private static boolean host(Text text, int end) {
    return text.at(end) == '.' && Bytes.isLetter(text.at(end + 1));
  }

  /** Names that say what the program is for. */
  private static int speaking(Text text, int from, int end, int words) {
    int audit = SPEAKING.bits(text, from, end) & words;
    for (String part : PARTS) {
      audit |= text.near(part, from, end - from - part.length() + 1) >= 0 ? AUDIT : 0;
    }
    int stem = text.startsWith(end - 3, "bot") ? end - 3 : end;
    boolean scan =
        text.startsWith(stem - 7, "scanner")
            || text.startsWith(stem - 4, "scan")
            || text.startsWith(from, "scan");
    return audit != 0
            || (scan
                && end - from > 4
                && !text.startsWith(from, "scandin")
                && text.at(from - 1) != '/'
                && text.at(end) != '@')
        ? AUDIT
        : 0;
  }

  /** A user agent that is made to be read by something that runs it. */
  private static void shape(Text text, Evidence out) {
    if (text.length() > 1 && (text.startsWith(0, "() {") || text.startsWith(0, "${"))) {
      out.add(ScannerRule.PAYLOAD, 0.6, 0, 24);
    }
  }
}
