/**
 * The page that a run leaves, one file without references: {@link io.weir.report.HtmlReport} draws
 * a {@link io.weir.report.Report}. Text that comes from logs is hostile here as everywhere.
 */
package io.weir.report;
