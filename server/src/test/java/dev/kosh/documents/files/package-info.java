/** Tests of what is told of files by their content. */
@org.jspecify.annotations.NullMarked
package dev.kosh.documents.files;
