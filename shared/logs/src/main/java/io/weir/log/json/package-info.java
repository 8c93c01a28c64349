/**
 * Records that are JSON objects: a walk over one value, without a tree of it. Begin at {@link
 * io.weir.log.json.JsonParser}.
 */
package io.weir.log.json;
