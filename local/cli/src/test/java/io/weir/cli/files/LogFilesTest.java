package io.weir.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.window.ObjectRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir private Path folder;

  @Test
  void find_folderAndFileInIt_listsEachFileOnce() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("b"));
    Files.writeString(inner.resolve("two.log"), "2");
    Files.writeString(folder.resolve("a.log"), "1");
    Files.writeString(folder.resolve(".DS_Store"), "x");

    List<ObjectRef> found = LogFiles.find(List.of(folder, folder.resolve("a.log")));

    assertThat(found).extracting(ObjectRef::key).containsExactly("a.log", "b/two.log");
  }

  @Test
  void find_noSuchPath_namesIt() {
    assertThatThrownBy(() -> LogFiles.find(List.of(folder.resolve("gone"))))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void open_foundFile_givesItsBytes() throws IOException {
    Files.writeString(folder.resolve("a.log"), "hello");
    ObjectRef object = LogFiles.find(List.of(folder)).get(0);

    try (InputStream in = LogFiles.source().open(object)) {
      assertThat(in.readAllBytes()).asString().isEqualTo("hello");
    }
  }

  @Test
  void open_fileGoneMeanwhile_saysSo() throws IOException {
    Files.writeString(folder.resolve("a.log"), "hello");
    ObjectRef object = LogFiles.find(List.of(folder)).get(0);
    Files.delete(folder.resolve("a.log"));

    assertThatThrownBy(() -> LogFiles.source().open(object))
        .isInstanceOf(FileNotFoundException.class);
  }
}
