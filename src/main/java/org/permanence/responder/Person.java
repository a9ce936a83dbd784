package org.permanence.responder;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A responder as coordinators' screens name one. */
@Schema(name = "WallboardPerson")
public record Person(long id, String name) {}
