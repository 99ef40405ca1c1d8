using NpgsqlTypes;

namespace Coordination.Projections.Lists;

/// <summary>A real column of a list: what is filtered or sorted on.</summary>
public sealed record Column<TRow>(string Name, NpgsqlDbType Type, Func<TRow, object?> Value)
{
    public string SqlType => Type switch
    {
        NpgsqlDbType.Uuid => "uuid",
        NpgsqlDbType.TimestampTz => "timestamptz",
        NpgsqlDbType.Boolean => "boolean",
        NpgsqlDbType.Integer => "integer",
        NpgsqlDbType.Text => "text",
        _ => throw new ArgumentOutOfRangeException(nameof(Type), Type, "A list has no columns of this type."),
    };
}
