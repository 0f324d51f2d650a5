package dev.kosh.database;

/** The data folder belongs to another process or cannot be written; the message is one line for the operator. */
final class DataFolderUnusable extends RuntimeException {

    DataFolderUnusable(String message) {
        super(message);
    }
}
