/** What lies in S3: log objects, models, and the documents that an operator writes. */
package io.weir.aws.s3;
