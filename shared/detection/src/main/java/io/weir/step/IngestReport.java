package io.weir.step;

import io.weir.window.ObjectRef;

/**
 * What became of one object. Always: lines = accepted + rejected + skipped.
 *
 * @param object which object
 * @param format the label of its format, or why it was passed over
 * @param lines how many lines it has
 * @param accepted how many were counted
 * @param rejected how many could not be read
 * @param skipped how many are no requests: headers, control lines
 * @param windows how many windows it touched
 */
public record IngestReport(
    ObjectRef object,
    String format,
    long lines,
    long accepted,
    long rejected,
    long skipped,
    int windows) {}
