namespace Coordination.Host.Language;

/// <summary>Stands for all texts where they are asked for by key. <c>Texts.resx</c> beside it has those that several rooms say.</summary>
public sealed class Texts;
