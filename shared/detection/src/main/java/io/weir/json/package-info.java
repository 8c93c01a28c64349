/**
 * JSON documents token by token, so that a function that starts needs no reflection. All that is
 * stored or sent as JSON is read and written by this package.
 */
package io.weir.json;
