/** Payments by way of payment gateways: begun, followed to their end, receipted once (docs/contract/gateway.md). */
@NullMarked
package dev.kosh.collection.gateway;

import org.jspecify.annotations.NullMarked;
