/**
 * What stands on the page, in the order in which it stands: each record is what one part of the
 * template shows, in words and numbers for people. {@link io.weir.report.page.Drawing} is shown
 * each window once, collects what the parts need, and gives the {@link io.weir.report.page.Page}.
 */
package io.weir.report.page;
