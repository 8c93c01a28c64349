/**
 * The function that reads log objects: {@link io.weir.functions.ingest.IngestHandler} decodes what
 * says that they came, and calls the step for each. Knows no other function.
 */
package io.weir.functions.ingest;
