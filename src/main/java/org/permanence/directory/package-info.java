/**
 * Services and interpreters whom a responder may bring into a call, or to whom they may transfer it: names in both languages, a number, a
 * note. Coordinators maintain it.
 */
package org.permanence.directory;
