/**
 * What operators allow, by client, path or crawler, and is no attack then. Begin with {@link
 * io.weir.threat.allow.AllowList}. How the document is written is not known here.
 */
package io.weir.threat.allow;
