/** What attack rules find beside other rule sets. */
package io.weir.bench.threat;
