package io.weir.cloud;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Asks with each request what it takes, and adds that up. */
final class CapacityCounter implements ExecutionInterceptor {
  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  private long calls;
  private double reads;
  private double writes;

  synchronized Consumed take() {
    Consumed consumed = new Consumed(calls, reads, writes);
    calls = 0;
    reads = 0;
    writes = 0;
    return consumed;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (request instanceof PutItemRequest put) {
      return put.toBuilder().returnConsumedCapacity(TOTAL).build();
    } else if (request instanceof UpdateItemRequest update) {
      return update.toBuilder().returnConsumedCapacity(TOTAL).build();
    } else if (request instanceof DeleteItemRequest delete) {
      return delete.toBuilder().returnConsumedCapacity(TOTAL).build();
    } else if (request instanceof GetItemRequest get) {
      return get.toBuilder().returnConsumedCapacity(TOTAL).build();
    } else if (request instanceof QueryRequest query) {
      return query.toBuilder().returnConsumedCapacity(TOTAL).build();
    } else if (request instanceof TransactWriteItemsRequest transaction) {
      return transaction.toBuilder().returnConsumedCapacity(TOTAL).build();
    }
    return request;
  }

  @Override
  public synchronized void afterExecution(
      Context.AfterExecution context, ExecutionAttributes attributes) {
    calls++;
    SdkResponse response = context.response();
    if (response instanceof GetItemResponse get) {
      reads += units(get.consumedCapacity());
    } else if (response instanceof QueryResponse query) {
      reads += units(query.consumedCapacity());
    } else if (response instanceof PutItemResponse put) {
      writes += units(put.consumedCapacity());
    } else if (response instanceof UpdateItemResponse update) {
      writes += units(update.consumedCapacity());
    } else if (response instanceof DeleteItemResponse delete) {
      writes += units(delete.consumedCapacity());
    } else if (response instanceof TransactWriteItemsResponse transaction) {
      writes += units(transaction.consumedCapacity());
    }
  }

  @Override
  public synchronized void onExecutionFailure(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    // A condition that did not hold is paid for as well.
    calls++;
    writes++;
  }

  private static double units(List<ConsumedCapacity> tables) {
    return tables.stream().mapToDouble(CapacityCounter::units).sum();
  }

  private static double units(ConsumedCapacity table) {
    return table == null || table.capacityUnits() == null ? 0 : table.capacityUnits();
  }
}
