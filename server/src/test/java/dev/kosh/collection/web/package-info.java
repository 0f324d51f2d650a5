/** Tests of what the end points of collections show. */
@org.jspecify.annotations.NullMarked
package dev.kosh.collection.web;
