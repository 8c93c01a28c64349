/**
 * What lies in S3: log objects, models, and the documents that an operator writes, each read within
 * bounds.
 */
package io.weir.aws.s3;
