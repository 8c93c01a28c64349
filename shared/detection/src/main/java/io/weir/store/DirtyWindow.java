package io.weir.store;

import io.weir.window.WindowKey;

/**
 * A mark that a window has changed.
 *
 * @param key which window
 * @param marks a stamp that grows with each marking, as it stood when the mark was read
 */
public record DirtyWindow(WindowKey key, long marks) {}
