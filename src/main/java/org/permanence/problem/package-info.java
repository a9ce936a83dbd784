/**
 * The one place where an error becomes {@code application/problem+json} (RFC 9457), and where requests are refused that no route accepts:
 * too large a body, a text or a time that cannot be stored.
 */
package org.permanence.problem;
