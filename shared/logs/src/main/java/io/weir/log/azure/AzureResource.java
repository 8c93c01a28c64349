package io.weir.log.azure;

import io.weir.log.LogFormat;
import io.weir.log.ObjectName;
import io.weir.log.Slice;
import io.weir.log.value.Bytes;
import java.util.Locale;
import java.util.Optional;

/** Names the resource that wrote an Azure record. */
final class AzureResource {
  private final byte[] text = new byte[256 + Bytes.SLACK];

  /**
   * Points the source at {@code resource-group/name} in lower case, as ids come in any case; at the
   * whole id when it has no such parts.
   */
  void source(Slice resourceId, Slice source) {
    if (resourceId.isAbsent()) {
      source.clear();
      return;
    }
    int length = Math.min(256, resourceId.length());
    int from = resourceId.offset() + resourceId.length() - length;
    for (int i = 0; i < length; i++) {
      int letter = resourceId.array()[from + i];
      text[i] = (byte) (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    }
    int group = indexOf("/resourcegroups/", length);
    int name = length;
    while (name > 0 && text[name - 1] != '/') {
      name--;
    }
    if (group < 0 || name == 0) {
      source.set(text, 0, length);
      return;
    }
    int groupStart = group + "/resourcegroups/".length();
    int groupEnd = Bytes.find(text, groupStart, length, '/');
    int nameLength = length - name;
    System.arraycopy(text, groupStart, text, 0, groupEnd - groupStart);
    text[groupEnd - groupStart] = '/';
    System.arraycopy(text, name, text, groupEnd - groupStart + 1, nameLength);
    source.set(text, 0, groupEnd - groupStart + 1 + nameLength);
  }

  /** Returns the format if such a key is of the hourly object of its container, by a word of it. */
  static Optional<ObjectName> ofKey(String key, String word, LogFormat format) {
    boolean hourly = key.equals("PT1H.json") || key.endsWith("/PT1H.json");
    return hourly && key.toLowerCase(Locale.ROOT).contains(word)
        ? Optional.of(ObjectName.of(format, Optional.empty(), Optional.empty()))
        : Optional.empty();
  }

  private int indexOf(String word, int length) {
    for (int i = 0; i + word.length() <= length; i++) {
      if (Bytes.matches(text, i, length, word)) {
        return i;
      }
    }
    return -1;
  }
}
