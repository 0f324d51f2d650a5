/** Tests of the sandbox's payment gateway. */
@org.jspecify.annotations.NullMarked
package dev.kosh.sandbox.gateway;
