/**
 * What a responder writes about a call that was picked up: one record a call, with one or more demands. There is no field for a name, a
 * birth date, an address or a national number, and there shall be none.
 */
package org.permanence.record;
