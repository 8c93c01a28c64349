package io.weir.lab.generate;

import io.weir.bytes.Blob;

/**
 * One log object.
 *
 * @param key its key, as the vendor would name it
 * @param bytes its content, compressed if the key says so
 */
public record LogObject(String key, Blob bytes) {}
