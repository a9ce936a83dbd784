/**
 * The notes of a responder on a call that was picked up: one record a call, with one or more demands. There is no field for a name, a birth
 * date, an address or a national number, and there must never be one.
 */
package org.permanence.record;
