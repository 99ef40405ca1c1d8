using System.Text.Json;
using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>Refuses bodies with longer lists than any rule asks for. Where a rule allows less, that counts.</summary>
public static class LongLists
{
    public const int MostItems = 1000;

    /// <param name="json">A body that was read already.</param>
    public static void Refuse(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = maxDepth });
        var (member, items) = ("body", new Stack<int>());
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }) member = reader.GetString()!;
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) items.Pop();
            else if (reader.TokenType is not JsonTokenType.PropertyName && items.TryPop(out var before))
            {
                if (before == MostItems) throw new MalformedException(member, $"at most {MostItems} of them.");
                items.Push(before + 1);
            }
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) items.Push(0);
        }
    }
}
