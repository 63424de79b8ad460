/* Show the slides: by keyboard, touch, or address; the notes with S. */
{
  const { wide, high } = document.querySelector(".reveal").dataset;
  Reveal.initialize({
    width: Number(wide),
    height: Number(high),
    margin: 0.02,
    center: false,
    hash: true,
    respondToHashChanges: true,
    transition: "none",
    backgroundTransition: "none",
    controlsTutorial: false,
    pdfSeparateFragments: false,
    plugins: [RevealNotes],
  });
}
