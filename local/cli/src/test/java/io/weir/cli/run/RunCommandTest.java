package io.weir.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.AlbLog;
import io.weir.cli.Told;
import io.weir.cli.geo.GeoDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void run_standardInput_isJudged() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(AlbLog.windows(START, 20, 60).getBytes(UTF_8)));
    try {
      Told told = run("-");

      assertThat(told.exitCode()).isZero();
      assertThat(told.out())
          .contains("Nothing is wrong in what was judged; 100 % of 20 windows are normal.")
          .contains("lines=1200 accepted=1200 rejected=0 skipped=0");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void run_folderWithOneUnreadableFile_judgesTheOthersAndNamesIt() throws IOException {
    Files.writeString(folder.resolve("good.log"), AlbLog.windows(START, 14, 60));
    byte[] whole = gzip(AlbLog.windows(START, 2, 60));
    Files.write(folder.resolve("cut.log.gz"), Arrays.copyOf(whole, whole.length / 2));

    Told told = run(folder.toString());

    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.out())
        .contains("1 object could not be read at all")
        .contains("Unread  cut.log.gz: truncated")
        .contains("accepted=840");
  }

  @Test
  void run_oneMissingPath_stopsNothingElse() throws IOException {
    Path good = Files.writeString(folder.resolve("good.log"), AlbLog.windows(START, 14, 60));

    Told told = run(folder.resolve("gone").toString(), good.toString());

    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.out())
        .contains("gone: no such file or folder")
        .contains("accepted=840")
        .contains("Report  ");
  }

  @Test
  void run_oneFileOfThreeWeeks_isRead() throws IOException {
    int windows = 21 * 288;
    Path big = folder.resolve("weeks.log.gz");
    Files.write(big, gzip(AlbLog.windows(START, windows, 2)));

    // All of it is read; of its days one is judged.
    Told told = run(big.toString(), "--since", "2026-03-22");

    assertThat(told.exitCode()).isZero();
    assertThat(told.out()).contains("of 288 windows are normal").contains("accepted=12096");
    assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
  }

  @Test
  void run_noAccessLog_saysSoWithACodeOfItsOwn() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "the quick brown fox\n");

    Told told = run(other.toString());

    assertThat(told.exitCode()).isEqualTo(3);
    assertThat(told.out())
        .contains("Nothing here could be read as an access log")
        .doesNotContain("normal");
  }

  @Test
  void run_tooFewWindows_areCountedAndNotCalledNormal() throws IOException {
    Path few = Files.writeString(folder.resolve("few.log"), AlbLog.windows(START, 3, 60));

    assertThat(run(few.toString()).out())
        .contains("180 requests in 3 windows were counted and none was judged");
  }

  @Test
  void run_pauseInTheFileOfAWebServer_isNoMissingDelivery() throws IOException {
    Instant later = START.plus(Duration.ofHours(6));
    Path copied =
        Files.writeString(folder.resolve("access.log"), combined(START, 40) + combined(later, 20));
    Path delivered =
        Files.writeString(
            folder.resolve("alb.log"),
            AlbLog.windows(START, 40, 60) + AlbLog.windows(later, 20, 60));

    Told told = run(copied.toString(), "--format", "combined");

    assertThat(told.exitCode()).isZero();
    assertThat(told.out())
        .contains("Nothing is wrong in what was judged")
        .contains("accepted=3600")
        .contains("combined logs cannot show how long requests took");
    assertThat(run(delivered.toString()).out()).contains("Missing_Logs");
  }

  @Test
  void run_firewallLog_hasItsRulesOnThePageAndCountsNoRequests() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      log.append("{\"timestamp\":").append(START.plusSeconds(10L * i).toEpochMilli());
      log.append(",\"webaclId\":\"acl\",\"httpSourceName\":\"ALB\",");
      log.append("\"httpSourceId\":\"000000000000-app/shop/0123456789abcdef\",");
      log.append("\"terminatingRuleId\":\"").append(i % 6 == 0 ? "NoBadBots" : "Default_Action");
      log.append("\",\"action\":\"").append(i % 6 == 0 ? "BLOCK" : "ALLOW");
      log.append("\",\"httpRequest\":{\"clientIp\":\"198.51.100.").append(i % 40);
      log.append("\",\"uri\":\"/\",\"httpMethod\":\"GET\"}}\n");
    }
    Path file = Files.writeString(folder.resolve("waf.log"), log);

    Told told = run(file.toString());

    assertThat(told.exitCode()).isZero();
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("What the firewall let pass, blocked and counted")
        .doesNotContain("<h3>Capacity")
        .containsPattern("NoBadBots</td>\\s*<td[^>]*>BLOCK</td>\\s*<td[^>]*>100<");
  }

  private static String combined(Instant start, int windows) {
    DateTimeFormatter clock =
        DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < windows * 60; i++) {
      log.append("198.51.100.").append(1 + i % 50).append(" - - [");
      log.append(clock.format(start.plusSeconds(5L * i))).append("] \"GET /item/").append(i % 9);
      log.append(" HTTP/1.1\" 200 5120 \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"\n");
    }
    return log.toString();
  }

  @Test
  void run_sinceUntilAndSource_leaveOutTheRest() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), AlbLog.windows(START, 48, 60));

    Told told =
        run(log.toString(), "--since", "2026-03-02T01:00", "--until", "2026-03-02T03:00:00Z");

    assertThat(told.out()).contains("of 24 windows are normal");
    assertThat(run(log.toString(), "--source", "other").out()).contains("0 windows");
  }

  @Test
  void run_json_isOneDocumentAndNothingElse() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), AlbLog.windows(START, 14, 60));

    Told told = run(log.toString(), "--json");

    assertThat(told.out().strip())
        .startsWith("{\"verdict\":\"Nothing is wrong")
        .endsWith("report.html\"}")
        .contains("\"accepted\":840")
        .doesNotContain("\n");
  }

  @Test
  void run_quiet_saysOnlyWhatWentWrong() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), AlbLog.windows(START, 14, 60));

    assertThat(run(log.toString(), "--quiet").all()).isEmpty();
    assertThat(run("gone", log.toString(), "--quiet").all())
        .startsWith("weir: not read: ")
        .contains("gone: no such file or folder");
  }

  @Test
  void run_outIsAFile_saysWhatIsWrong() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), AlbLog.windows(START, 1, 60));

    Told told = Told.by("run", log.toString(), "--out", log.toString());

    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.err()).contains("a.log: is there already, and is no folder");
  }

  @Test
  void run_geo_putsCountriesAndNetworksIntoTheReport() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), AlbLog.windows(START, 14, 60));
    Path places =
        new GeoDatabase()
            .with(
                "192.0.2.0/25",
                Map.of(
                    "country",
                    Map.of("names", Map.of("en", "Germany <b>")),
                    "autonomous_system_number",
                    64_496L))
            .writeTo(folder.resolve("places.mmdb"));

    Told told = run(log.toString(), "--geo", places.toString());

    assertThat(told.exitCode()).isZero();
    assertThat(folder.resolve("out/report.html"))
        .content()
        .contains("Countries and networks", "Germany &lt;b&gt;", "AS64496");
    Told none = run(log.toString(), "--geo", log.toString());
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("a.log: no database in MaxMind's format");
  }

  @Test
  void run_alerts_leadToTheIncidentInTheReport() throws IOException {
    String failing = AlbLog.windows(START, 14, 60).replace(" 200 200 ", " 502 - ");
    Path log = Files.writeString(folder.resolve("a.log"), failing);

    Told told = run(log.toString(), "--alerts");

    Matcher link =
        Pattern.compile("- Report: file:///\\S+/report\\.html#(incident-\\w+)").matcher(told.out());
    assertThat(link.find()).as(told.out()).isTrue();
    assertThat(folder.resolve("out/report.html"))
        .content()
        .contains("id=\"" + link.group(1) + "\"");
  }

  @Test
  void run_timeThatIsNone_saysWhatToWrite() {
    Told told = run("x.log", "--since", "yesterday");

    assertThat(told.exitCode()).isEqualTo(2);
    assertThat(told.err()).contains("no time: 'yesterday'; write 7d, 12h, 30m, 2026-11-01");
  }

  @Test
  void run_whateverIsNoAccessLog_neverSaysThatAllIsWell() throws IOException {
    String apache = "203.0.113.9 - - [02/Mar/2026:10:00:01 +0000] \"GET / HTTP/1.1\" 200 5\n";
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("apache.log", apache.repeat(400).getBytes(UTF_8));
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    files.put("noise.bin", noise);
    files.put("archive.zip", zip(apache.repeat(400)));
    files.put("empty.log", new byte[0]);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = Files.write(folder.resolve(file.getKey()), file.getValue());
      Told told = run(path.toString());
      assertThat(told.exitCode()).as(file.getKey()).isEqualTo(3);
      assertThat(told.out())
          .as(file.getKey())
          .startsWith("Nothing here could be read as an access log")
          .contains("Try     ")
          .doesNotContain("Nothing is wrong")
          .doesNotContain("normal");
    }
    Told told = run(Files.createDirectories(folder.resolve("none")).toString());
    assertThat(told.exitCode()).isEqualTo(3);
    assertThat(told.out()).startsWith("There was nothing to read.").contains("Try     Name files");
  }

  private static byte[] zip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("access.log"));
      zip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private Told run(String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--out";
    all[args.length + 1] = folder.resolve("out").toString();
    String[] command = new String[all.length + 1];
    command[0] = "run";
    System.arraycopy(all, 0, command, 1, all.length);
    return Told.by(command);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
