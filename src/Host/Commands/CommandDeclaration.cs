using Coordination.Host.Access;

namespace Coordination.Host.Commands;

/// <summary>Turns a body into a plan. A feature writes one for each of its commands.</summary>
public delegate ValueTask<Planned> Planning<in TBody>(CallerContext call, TBody body) where TBody : CommandBody;

/// <summary>Maps declared commands, each with the type of its body.</summary>
public interface ICommandMapper
{
    void Map<TBody>(CommandDeclaration<TBody> command) where TBody : CommandBody;
}

/// <summary>A command that a feature offers, through the API and through forms.</summary>
/// <param name="Pattern">The route below the community: "/requests/{id}/withdraw".</param>
/// <param name="Answered">The type of the answer to an accepted command.</param>
public abstract record CommandDeclaration(string Pattern, Permission Permission, string Summary, Type Answered)
{
    /// <summary>The type of the body.</summary>
    public abstract Type Body { get; }

    public abstract void MapBy(ICommandMapper mapper);
}

public sealed record CommandDeclaration<TBody>(string Pattern, Permission Permission, string Summary, Planning<TBody> Plan, Type Answered)
    : CommandDeclaration(Pattern, Permission, Summary, Answered) where TBody : CommandBody
{
    public override Type Body => typeof(TBody);

    public override void MapBy(ICommandMapper mapper) => mapper.Map(this);
}

public static class CommandDeclarations
{
    /// <param name="answered">The type of the answer to an accepted command, if it is more than a receipt.</param>
    public static void Command<TBody>(this FeatureBuilder it, string pattern, Permission permission, string summary, Planning<TBody> plan,
        Type? answered = null) where TBody : CommandBody =>
        it.Add(new CommandDeclaration<TBody>(pattern, permission, summary, plan, answered ?? typeof(Receipt)));
}
