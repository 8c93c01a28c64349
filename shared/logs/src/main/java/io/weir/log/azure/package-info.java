/**
 * Azure: access logs of Application Gateway and Front Door. Begin at {@link
 * io.weir.log.azure.FrontDoor}.
 */
package io.weir.log.azure;
