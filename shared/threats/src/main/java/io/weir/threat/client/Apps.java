package io.weir.threat.client;

import io.weir.threat.text.Text;

/**
 * Tells browsers, apps and monitors, whose names may speak of scanning and security without their
 * clients doing any: document scanners, banking apps, the patch level of a telephone.
 */
final class Apps {
  private static final String[] PLATFORMS = {
    "applewebkit/",
    "cfnetwork/",
    "darwin/",
    "dalvik/",
    "okhttp/",
    "android ",
    "(android",
    "iphone",
    "ipad",
    "(ios",
    "; ios ",
    "alamofire",
    "electron/",
    "dart/",
    "unityplayer",
    "mobilesdk",
    "gecko/20100101 firefox/",
    "appliance",
    "windows nt"
  };

  private static final String[] MONITORS = {
    "statuscake", "uptime", "pingdom", "site24x7", "monitor", "healthcheck", "health check"
  };

  /** What programs say that are neither a browser nor an app. */
  private static final String[] ROBOTS = {"compatible;", "bot", "crawler", "+http", "scanner;"};

  private Apps() {}

  /** Returns whether the user agent is one. */
  static boolean isOne(Text agent) {
    return contains(agent, PLATFORMS) && !contains(agent, ROBOTS);
  }

  /** Returns whether the user agent watches over sites, their certificates among them. */
  static boolean isMonitor(Text agent) {
    return contains(agent, MONITORS);
  }

  private static boolean contains(Text agent, String[] words) {
    for (String word : words) {
      if (agent.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
