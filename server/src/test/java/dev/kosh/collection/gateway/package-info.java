/** Tests of payments by way of a gateway. */
@org.jspecify.annotations.NullMarked
package dev.kosh.collection.gateway;
