package io.weir.store;

import io.weir.window.WindowKey;

/**
 * A mark that a window has changed.
 *
 * @param key which window
 * @param marks how often it had been marked when the mark was read
 */
public record DirtyWindow(WindowKey key, long marks) {}
