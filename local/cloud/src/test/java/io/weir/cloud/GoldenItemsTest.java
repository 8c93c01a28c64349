package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What this release stores has golden items, which this release and later ones are held to read.
 */
class GoldenItemsTest {
  private static final List<String> TABLES = List.of("WindowsTable", "IncidentsTable");
  private static final Map<String, String> PARAMETERS = Map.of("WindowSeconds", "3600");

  @TempDir Path logs;

  /**
   * If it fails, the format of something stored has changed. If releases may read it both ways
   * (docs/decisions/0050-releases.md), make golden items of the next number, and keep these.
   */
  @Test
  void everyKindOfItem_hasAGoldenOneWithItsAttributes() throws IOException {
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, PARAMETERS, logs, line -> {})) {
      StoredStory story = new StoredStory(cloud, 16);
      story.tell();
      for (String table : TABLES) {
        Map<String, Set<String>> golden = attributes(GoldenItems.read(resource(table)));
        story
            .kinds(table)
            .forEach(
                (kind, items) ->
                    assertThat(golden.getOrDefault(kind, Set.of()))
                        .as(kind)
                        .containsAll(attributes(items).get(kind)));
      }
    }
  }

  /** Makes them: {@code -Dweir.golden=FOLDER}. */
  @Test
  void goldenItems_areMadeWhereAFolderIsNamed() throws IOException {
    String named = System.getProperty("weir.golden", "");
    assumeThat(named).isNotEmpty();
    Path folder = Files.createDirectories(Path.of(named));
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, PARAMETERS, logs, line -> {})) {
      StoredStory story = new StoredStory(cloud, 60);
      story.tell();
      for (String table : TABLES) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        story.kinds(table).values().forEach(items::addAll);
        Files.writeString(folder.resolve(resource(table)), GoldenItems.write(items));
      }
      cloud.train(story.last().plus(StoredStory.HOUR));
      String bucket = cloud.name("ModelBucket");
      for (S3Object object :
          cloud.s3().listObjectsV2(request -> request.bucket(bucket)).contents()) {
        String name = object.key().substring(object.key().lastIndexOf('/') + 1);
        Files.write(
            folder.resolve(name),
            cloud
                .s3()
                .getObjectAsBytes(request -> request.bucket(bucket).key(object.key()))
                .asByteArray());
      }
    }
  }

  private static String resource(String table) {
    return table.equals("WindowsTable") ? "windows-table-2.json" : "incidents-table-2.json";
  }

  private static Map<String, Set<String>> attributes(List<Map<String, AttributeValue>> items) {
    Map<String, Set<String>> attributes = new TreeMap<>();
    for (Map<String, AttributeValue> item : items) {
      attributes
          .computeIfAbsent(StoredStory.kind(item), kind -> new TreeSet<>())
          .addAll(item.entrySet().stream().map(GoldenItemsTest::shape).toList());
    }
    return attributes;
  }

  /** Returns the attribute's name; with the version of what is stored as bytes. */
  private static String shape(Map.Entry<String, AttributeValue> attribute) {
    return attribute.getValue().b() == null
        ? attribute.getKey()
        : attribute.getKey() + " version " + attribute.getValue().b().asByteArray()[0];
  }
}
