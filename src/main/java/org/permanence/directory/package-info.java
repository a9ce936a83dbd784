/**
 * Services and interpreters whom a responder may bring into a call or hand it to: names in both languages, a number, a note. Coordinators
 * keep it.
 */
package org.permanence.directory;
