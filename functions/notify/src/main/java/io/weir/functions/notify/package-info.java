/**
 * The function that tells of incidents: {@link io.weir.functions.notify.NotifyHandler} decodes the
 * stream of the table and calls the step for each channel. Knows no other function.
 */
package io.weir.functions.notify;
