/**
 * Commands of Unix shells and of Windows, in what a request carries. Begin with {@link
 * io.weir.threat.shell.CommandInjection}; what a shell would read is known by {@code ShellText}.
 */
package io.weir.threat.shell;
