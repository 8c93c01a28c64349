/**
 * Settings of a command from a YAML file, checked line by line. Begin with {@link
 * io.weir.cli.config.Configuration}.
 */
package io.weir.cli.config;
