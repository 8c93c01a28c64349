/**
 * What the rules are called and look for, for people: titles, reasons, numbers of CWE, CAPEC and
 * ATT&amp;CK, an example and a near miss each. Begin at {@link io.weir.threat.catalogue.Catalogue};
 * the declarations are texts in the resources. May use the classes of attack, nothing else.
 */
package io.weir.threat.catalogue;
