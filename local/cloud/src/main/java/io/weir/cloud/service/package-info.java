/**
 * The services that the functions call, over their real protocols on loopback: DynamoDB Local, an
 * S3 server, queues, and a recorder for what is published.
 */
package io.weir.cloud.service;
