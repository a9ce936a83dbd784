package org.permanence;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.permanence.figure.Figure;
import org.permanence.problem.ProblemBody;
import org.permanence.problem.Refusal;

/**
 * The conventions of the REST API, stated once instead of at each route, so that the screens' types can be generated from its description.
 * An outgoing object has all its properties; a property without a known value is null (declared by {@code @Schema(nullable = true)} on the
 * component, or by a boxed type). An incoming object has the properties that are required. Every route may answer with a problem. The
 * messages of the live screens' sockets are among the schemas.
 */
@OpenAPIDefinition(info = @Info(title = "Permanence", version = "1"),
        components = @Components(schemas = @org.eclipse.microprofile.openapi.annotations.media.Schema(name = ApiDescription.PROBLEM,
                implementation = ProblemBody.class)))
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    static final String PROBLEM = "Problem";
    private static final String SCHEMAS = "#/components/schemas/";

    private final IndexView classes;

    public ApiDescription(IndexView classes) {
        this.classes = classes;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        createdIsSaid(api);
        figures(schemas.get("Figures"));
        refusals(api.getComponents(), schemas.get(PROBLEM));
        Set<String> inward = new HashSet<>();
        Set<String> outward = new HashSet<>();
        operations(api).forEach(operation -> {
            nothingIsNoContent(operation.getResponses());
            operation.getResponses().removeAPIResponse("401");
            operation.getResponses().removeAPIResponse("403");
            operation.getResponses().addAPIResponse("default",
                    OASFactory.createAPIResponse().description("What went wrong, in a sentence, and where")
                            .content(OASFactory.createContent().addMediaType(ProblemBody.MEDIA_TYPE,
                                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMAS + PROBLEM)))));
            if (operation.getRequestBody() != null) {
                contents(operation.getRequestBody().getContent()).forEach(schema -> reach(schema, schemas, inward));
            }
            operation.getResponses().getAPIResponses().values()
                    .forEach(response -> contents(response.getContent()).forEach(schema -> reach(schema, schemas, outward)));
        });
        // A schema that no route names belongs to the live screens' sockets.
        schemas.keySet().stream().filter(name -> !inward.contains(name)).forEach(outward::add);
        outward.stream().filter(name -> !inward.contains(name)).map(schemas::get).filter(schema -> schema.getProperties() != null)
                .filter(schema -> schema.getRequired() == null || schema.getRequired().isEmpty())
                .forEach(schema -> schema.setRequired(List.copyOf(schema.getProperties().keySet())));
        outward.forEach(name -> boxed(name, schemas.get(name)));
        schemas.values().stream().flatMap(schema -> properties(schema).stream())
                .filter(schema -> schema.getEnumeration() != null && nullable(schema)).forEach(ApiDescription::oneOfTheseOrNull);
    }

    /** One property for each figure; their representation in Java does not matter to clients. */
    private static void figures(Schema schema) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        for (Figure figure : Figure.values()) {
            properties.put(figure.key(), figure.unit() == Figure.Unit.CALLS
                    ? OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).format("int64")
                    : OASFactory.createSchema().addType(Schema.SchemaType.NUMBER).addType(Schema.SchemaType.NULL).format("double"));
        }
        schema.properties(properties).required(null);
    }

    /** The codes of problems, and under each of them the parameters that its problem has. */
    private void refusals(org.eclipse.microprofile.openapi.models.Components components, Schema problem) {
        Map<String, Schema> codes = new TreeMap<>();
        for (ClassInfo refusal : classes.getAllKnownImplementations(Refusal.class)) {
            if (codes.put(Refusal.code(refusal.simpleName()), parameters(refusal)) != null) {
                throw new IllegalStateException("two refusals have the code of " + refusal.name());
            }
        }
        components.addSchema("Refusals", OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).properties(codes)
                .required(List.copyOf(codes.keySet())));
        problem.getProperties().get("code").enumeration(List.copyOf(codes.keySet()));
    }

    private static Schema parameters(ClassInfo refusal) {
        Map<String, Schema> parameters = new LinkedHashMap<>();
        for (RecordComponentInfo parameter : refusal.recordComponents()) {
            parameters.put(parameter.name(), switch (parameter.type().name().toString()) {
                case "int", "long" -> OASFactory.createSchema().addType(Schema.SchemaType.INTEGER);
                case "java.lang.String" -> OASFactory.createSchema().addType(Schema.SchemaType.STRING);
                case "java.util.List" -> OASFactory.createSchema().addType(Schema.SchemaType.ARRAY)
                        .items(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
                default -> throw new IllegalStateException("a screen cannot say the " + parameter.name() + " of " + refusal.name());
            });
        }
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).properties(parameters)
                .required(List.copyOf(parameters.keySet()));
    }

    private static boolean nullable(Schema schema) {
        return schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
    }

    /** An enumeration allows only the values that it lists, so null must be listed too. */
    private static void oneOfTheseOrNull(Schema schema) {
        Schema codes = OASFactory.createSchema().addType(Schema.SchemaType.STRING).enumeration(schema.getEnumeration());
        schema.enumeration(null).type(null).anyOf(List.of(codes, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
    }

    /** A number or a truth value is boxed only when it may be null. */
    private void boxed(String name, Schema schema) {
        classes.getKnownClasses().stream().filter(type -> type.isRecord() && type.name().packagePrefix().startsWith("org.permanence"))
                .filter(type -> type.simpleName().equals(name)).flatMap(type -> type.recordComponents().stream())
                .filter(component -> PrimitiveType.isBox(component.type()))
                .map(component -> schema.getProperties().get(component.name()))
                .filter(property -> property != null && property.getType() != null)
                .filter(property -> !nullable(property)).forEach(property -> property.addType(Schema.SchemaType.NULL));
    }

    /** {@code @ResponseStatus(201)} is Quarkus' own annotation, which the scanner does not know. */
    private void createdIsSaid(OpenAPI api) {
        for (AnnotationInstance status : classes.getAnnotations(ResponseStatus.class)) {
            MethodInfo method = status.target().asMethod();
            PathItem item = api.getPaths()
                    .getPathItem(path(method.declaringClass().declaredAnnotation(Path.class)) + path(method.annotation(Path.class)));
            if (item == null) {
                continue;
            }
            item.getOperations().forEach((verb, operation) -> {
                if (method.hasAnnotation(DotName.createSimple("jakarta.ws.rs." + verb))) {
                    APIResponses responses = operation.getResponses();
                    String guessed =
                            responses.getAPIResponses().keySet().stream().filter(code -> code.startsWith("2")).findFirst().orElseThrow();
                    APIResponse success = responses.getAPIResponse(guessed);
                    responses.removeAPIResponse(guessed);
                    responses.addAPIResponse(Integer.toString(status.value().asInt()), success);
                }
            });
        }
    }

    /** The scanner assumes that every POST creates something. */
    private static void nothingIsNoContent(APIResponses responses) {
        APIResponse created = responses.getAPIResponse("201");
        if (created != null && created.getContent() == null) {
            responses.removeAPIResponse("201");
            responses.addAPIResponse("204", created.description("Done"));
        }
    }

    private static String path(AnnotationInstance path) {
        return path == null ? "" : "/" + path.value().asString().replaceAll("^/|/$", "");
    }

    private static Stream<Operation> operations(OpenAPI api) {
        return api.getPaths().getPathItems().values().stream().map(PathItem::getOperations).map(Map::values).flatMap(Collection::stream);
    }

    private static Stream<Schema> contents(org.eclipse.microprofile.openapi.models.media.Content content) {
        return content == null ? Stream.empty()
                : content.getMediaTypes().values().stream().map(media -> media.getSchema()).filter(Objects::nonNull);
    }

    private static void reach(Schema from, Map<String, Schema> schemas, Set<String> reached) {
        Deque<Schema> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Schema schema = open.pop();
            if (schema.getRef() != null) {
                String name = schema.getRef().replace(SCHEMAS, "");
                if (schemas.containsKey(name) && reached.add(name)) {
                    open.push(schemas.get(name));
                }
                continue;
            }
            Stream.of(properties(schema), all(schema.getAllOf()), all(schema.getAnyOf()),
                    all(schema.getOneOf())).flatMap(Collection::stream).forEach(open::push);
            Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema()).filter(Objects::nonNull).forEach(open::push);
        }
    }

    private static Collection<Schema> properties(Schema schema) {
        return schema.getProperties() == null ? List.of() : schema.getProperties().values();
    }

    private static List<Schema> all(List<Schema> schemas) {
        return schemas == null ? List.of() : schemas;
    }
}
