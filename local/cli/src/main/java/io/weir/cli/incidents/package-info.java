/**
 * {@code weir incidents}: what was told and what people said of it. Begin with {@link
 * io.weir.cli.incidents.IncidentsCommand}.
 */
package io.weir.cli.incidents;
