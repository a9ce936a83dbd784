package org.permanence.lab.demo;

/** The demonstration cannot start; the message is one sentence that says what to do about it. */
final class NotPossible extends RuntimeException {

    NotPossible(String sentence) {
        super(sentence);
    }
}
