/**
 * Files that nobody should ask for: traversal, inclusion, secrets, and requests of known attacks by
 * the table {@code known-paths.txt}. Begin with {@link io.weir.threat.file.PathTraversal}.
 */
package io.weir.threat.file;
