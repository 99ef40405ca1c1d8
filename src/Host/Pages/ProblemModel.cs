namespace Coordination.Host.Pages;

/// <summary>Why a page could not be shown or a thing not done, in plain words, with the way on.</summary>
public sealed record ProblemModel(int Status, string BackHref)
{
    public string? Code { get; init; }
    public string? Reason { get; init; }
    public string? Clause { get; init; }

    /// <summary>How to ask for an exception, where a rule allows one.</summary>
    public string? HowToAsk { get; init; }
    public string? HelpPhone { get; init; }
}
