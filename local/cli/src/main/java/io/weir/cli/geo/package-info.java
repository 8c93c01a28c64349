/**
 * Where clients are, by files that the operator has: {@link io.weir.cli.geo.GeoFiles}. No file is
 * shipped and none is fetched.
 */
package io.weir.cli.geo;
