/**
 * {@code weir demo}: a day of made-up traffic through the local cloud, told by the hour. Begin with
 * {@link io.weir.cli.demo.DemoCommand}.
 */
package io.weir.cli.demo;
