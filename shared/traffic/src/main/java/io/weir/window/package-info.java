/**
 * What is kept of five minutes of traffic: counters, breakdowns and hits, as one object's {@link
 * io.weir.window.WindowPart} and as the merged {@link io.weir.window.Window}. Merging has laws,
 * which every counter here obeys. Uses sketches and stored bytes, and knows nothing of stores or of
 * what is normal. Begin with {@code Window}, then {@link io.weir.window.ObjectReader}.
 */
package io.weir.window;
