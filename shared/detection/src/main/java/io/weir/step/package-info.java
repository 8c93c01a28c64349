/**
 * The steps: ingest, score, train, notify. Each is a plain class that a handler or the command line
 * calls, over the interfaces of {@link io.weir.store}. Begin reading Weir here, with {@link
 * io.weir.step.IngestStep}.
 */
package io.weir.step;
